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

/** Whether an interval of the grid is the first or the last that is looked at. */
interface Edge {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Takes intervals of time, s, in which a pair may come inside. */
export type WindowSink = (from: number, to: number) => void;

/** Finds when a primary and another object are both near a node of their two planes, at like radii. */
export interface NodeWindows {
  /** Chooses the primary, by its place in the tracks. */
  readonly choose: (primary: number) => void;
  /**
   * Gives every interval in which primary and `secondary` may be within the reach; they may overlap. With `from` and `to` (s
   * from the window's start) only what lies between must be given.
   */
  readonly find: (secondary: number, sink: WindowSink, from?: number, to?: number) => void;
}

/**
 * Two objects within D of each other are both within D (and what they stray from their tracks) of the other's plane, so
 * both are near one of the two lines in which the planes meet; there their radii must agree as well. Whoever is not,
 * never comes close: two comparisons a revolution instead of a search. With `shiftSeconds` the primary may be that much early
 * or late on its path (much less than half a revolution): the intervals are those of the other object.
 */
export function createNodeWindows(tracks: OrbitTracks, reachKm: number, shiftSeconds = 0): NodeWindows {
  const planes = createPlanePair(tracks, reachKm);
  const { points, spacing, own, other } = planes;

  /**
   * Passages through one node between points k and k + 1; of the first and the last interval also those whose middle lies
   * beyond, as far as they reach in.
   */
  const followNode = (k: number, node: number, from: number, edge: Edge, sink: WindowSink): void => {
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
    const reach = widthP + rateP * (timeS + shiftSeconds);
    // Passages of the secondary whose middle lies in this interval of the grid.
    const period = TWO_PI / rateS;
    const soonest = edge.isFirst ? -timeS : 0;
    const latest = edge.isLast ? spacing + timeS : spacing;
    const turns = Math.ceil((phaseS + rateS * soonest) / TWO_PI);
    for (let after = (turns * TWO_PI - phaseS) / rateS; after < latest; after += period) {
      const away = nearest(phaseP + rateP * after);
      if (Math.abs(away) > reach) continue;
      const middleP = after - away / rateP;
      const begin = Math.max(after - timeS, middleP - timeP - shiftSeconds);
      const end = Math.min(after + timeS, middleP + timeP + shiftSeconds);
      if (end >= begin) sink(from + begin, from + end);
    }
  };

  return {
    choose: planes.choose,
    find: (secondary, sink, begin = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY) => {
      const first = Math.max(0, Math.floor((begin + MARGIN_SECONDS) / spacing));
      const last = Math.min(points - 2, Math.floor((end + MARGIN_SECONDS) / spacing));
      // Second differences look at one point more on either side.
      planes.meet(secondary, Math.max(0, first - 1), Math.min(points - 1, last + 2));
      for (let k = first; k <= last; k++) {
        const from = k * spacing - MARGIN_SECONDS;
        if (planes.open[k] === 1 || planes.open[k + 1] === 1) {
          sink(from, from + spacing);
          continue;
        }
        const edge = { isFirst: k === first, isLast: k === last };
        followNode(k, 0, from, edge, sink);
        followNode(k, 1, from, edge, sink);
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
