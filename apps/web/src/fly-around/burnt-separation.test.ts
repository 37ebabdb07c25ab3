import { expect, test } from 'vitest';
import type { Vector3 } from '../globe/view/earth-shape.ts';
import { createBurnAnswers } from '../workers/avoidance/answer-burn-question.ts';
import { HARD_BODY_KM, madeUpMessage } from '../workers/avoidance/made-up-message.fixture.ts';
import { burntSeparation } from './burnt-separation.ts';

const answer = createBurnAnswers();

test.each(['primary', 'secondary'] as const)(
  'the drawn path passes as near as the burn is computed to: %s',
  (mover) => {
    const of = { message: madeUpMessage(), hardBodyRadiusKm: HARD_BODY_KM, mover };
    const burn = { leadSeconds: 4000, rtn: [2e-5, -6e-5, 3e-5] } as const;
    const target = { kind: 'probability', probability: 1e-6 } as const;
    const done = answer({ kind: 'burn', of, target, burn, mass: null });
    if (done.status !== 'ok') throw new Error(done.status);
    const track = answer({ kind: 'track', of, burn, fromSeconds: -60, untilSeconds: 60, samples: 121 });
    expect(track.timesMs[60]).toBeCloseTo(Date.parse('2026-03-12T12:00:00Z'), 3);
    // The primary's state in the frame of the answer, from a track of its own without a burn.
    const own = answer({
      kind: 'track',
      of: { ...of, mover: 'primary' },
      burn: { leadSeconds: 4000, rtn: [0, 0, 0] },
      fromSeconds: -1,
      untilSeconds: 1,
      samples: 3,
    }).unburnt;
    const state = Float64Array.from([...own.slice(3, 6), ...[0, 1, 2].map((c) => (own[6 + c]! - own[c]!) / 2)]);
    // The made-up message's own numbers, along the primary's axes at its closest approach.
    const speed = Math.sqrt(398_600.4418 / 7100);
    const separation = (seconds: number): Vector3 => [0.12, 0.03 + (0.0001 - speed) * seconds, -0.03 + speed * seconds];
    const burnt = burntSeparation(separation, state, track.timesMs[60]!, track, mover);
    let nearest = Number.POSITIVE_INFINITY;
    for (let k = -5000; k <= 5000; k++) nearest = Math.min(nearest, Math.hypot(...burnt(k / 5000)));
    expect(nearest).toBeCloseTo(done.after.missKm, 2);
    expect(Math.abs(nearest - 0.12)).toBeGreaterThan(0.05);
  },
);
