import type { OrbitTracks } from './orbit-tracks.ts';
import { createPlanePair, MARGIN_SECONDS, type PlanePair, type Side } from './plane-pair.ts';

/** Differences of second order stand for the error of linear interpolation, 1/8, with a margin. */
const CURVATURE_SHARE = 0.25;
/** Nodes that move further than this within the grid's spacing (cosine of the angle) are not followed. */
const WIDEST_SWING = Math.cos(0.5);
/** Phases that bend more than this between the points of the grid are not followed, rad. */
const WIDEST_BEND = 0.35;
/** Share of the change between two points of the grid that the gap in radius may hide between them. */
const HIDDEN_CHANGE = 0.3;
/** Room for what changes within one passage (drag, the node's own motion), rad. */
const PHASE_MARGIN = 2e-4;
const WIDTH_FACTOR = 1.05;
const TWO_PI = 2 * Math.PI;

/** Takes intervals of time, s, in which a pair may come inside. */
export type WindowSink = (from: number, to: number) => void;

/** Finds when a primary and another object are both near a node of their two planes, at like radii. */
export interface NodeWindows {
  /** Chooses the primary, by its place in the tracks. */
  readonly choose: (primary: number) => void;
  /** Gives every interval in which primary and `secondary` may be within the reach; they may overlap. */
  readonly find: (secondary: number, sink: WindowSink) => void;
}

/**
 * Two objects within D of each other are both within D (and what they stray from their tracks) of the other's plane, so
 * both are near one of the two lines in which the planes meet; there their radii must agree as well. Whoever is not,
 * never comes close: two comparisons a revolution instead of a search.
 */
export function createNodeWindows(tracks: OrbitTracks, reachKm: number): NodeWindows {
  const planes = createPlanePair(tracks, reachKm);
  const { points, spacing, own, other } = planes;

  /** Passages through one node between points k and k + 1. */
  const followNode = (k: number, node: number, from: number, sink: WindowSink): void => {
    if (!steady(own, k) || !steady(other, k)) {
      sink(from, from + spacing);
      return;
    }
    const i = 2 * k + node;
    const gapI = planes.gap[i]!;
    const gapJ = planes.gap[i + 2]!;
    // Apart at both ends, on the same side, and further than the change between them could hide.
    const least = Math.min(Math.abs(gapI), Math.abs(gapJ));
    const room = Math.max(planes.room[i]!, planes.room[i + 2]!) + HIDDEN_CHANGE * Math.abs(gapJ - gapI);
    if (gapI * gapJ > 0 && least > room) return;

    const nodeS = planes.phaseAt(other, k, node);
    const nodeP = planes.phaseAt(own, k, node);
    const swingS = nearest(planes.phaseAt(other, k + 1, node) - nodeS);
    const swingP = nearest(planes.phaseAt(own, k + 1, node) - nodeP);
    const phaseS = other.argument[k]! - nodeS;
    const phaseP = own.argument[k]! - nodeP;
    const rateS = (other.argument[k + 1]! - other.argument[k]! - swingS) / spacing;
    const rateP = (own.argument[k + 1]! - own.argument[k]! - swingP) / spacing;
    const bendS = bend(planes, other, k, node);
    const bendP = bend(planes, own, k, node);
    if (!(rateS > 0 && rateP > 0) || bendS > WIDEST_BEND || bendP > WIDEST_BEND) {
      sink(from, from + spacing);
      return;
    }
    const widthS = WIDTH_FACTOR * planes.widthBetween(other, k, node) + bendS + PHASE_MARGIN;
    const widthP = WIDTH_FACTOR * planes.widthBetween(own, k, node) + bendP + PHASE_MARGIN;
    const timeS = widthS / rateS;
    const timeP = widthP / rateP;
    const reach = widthP + rateP * timeS;
    // Passages of the secondary whose middle lies in this interval of the grid.
    const period = TWO_PI / rateS;
    for (let after = (Math.ceil(phaseS / TWO_PI) * TWO_PI - phaseS) / rateS; after < spacing; after += period) {
      const away = nearest(phaseP + rateP * after);
      if (Math.abs(away) > reach) continue;
      const middleP = after - away / rateP;
      const begin = Math.max(after - timeS, middleP - timeP);
      const end = Math.min(after + timeS, middleP + timeP);
      if (end >= begin) sink(from + begin, from + end);
    }
  };

  return {
    choose: planes.choose,
    find: (secondary, sink) => {
      planes.meet(secondary);
      for (let k = 0; k < points - 1; k++) {
        const from = k * spacing - MARGIN_SECONDS;
        if (planes.open[k] === 1 || planes.open[k + 1] === 1) {
          sink(from, from + spacing);
          continue;
        }
        followNode(k, 0, from, sink);
        followNode(k, 1, from, sink);
      }
    },
  };
}

function steady(side: Side, k: number): boolean {
  return side.cosNode[k]! * side.cosNode[k + 1]! + side.sinNode[k]! * side.sinNode[k + 1]! > WIDEST_SWING;
}

/** What a straight line between points k and k + 1 can miss of argument less phase: from the second differences around. */
function bend(planes: PlanePair, side: Side, k: number, node: number): number {
  let most = -1;
  const last = Math.min(planes.points - 2, k + 1);
  for (let j = Math.max(1, k); j <= last; j++) {
    if (planes.open[j - 1] === 1 || planes.open[j + 1] === 1) continue;
    const d = planes.phaseAt(side, j + 1, node) - 2 * planes.phaseAt(side, j, node) + planes.phaseAt(side, j - 1, node);
    // Drag bends the argument itself: by hundredths of a radian for an object about to come down.
    const drag = side.argument[j + 1]! - 2 * side.argument[j]! + side.argument[j - 1]!;
    most = Math.max(most, Math.abs(drag - nearest(d)));
  }
  return most < 0 ? Infinity : CURVATURE_SHARE * most;
}

/** `angle` moved by whole turns to within half a turn of zero. */
function nearest(angle: number): number {
  return angle - TWO_PI * Math.round(angle / TWO_PI);
}
