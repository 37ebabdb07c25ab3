import { type Encounter, rotated, rtnRotation, transposed } from '@clearway/astro';
import { type Cdm, encounterFromCdm, readCdms } from '@clearway/messages';
import type { DensitySensitivity } from '@clearway/risk';
import { referenceText } from '../reference-data.ts';

/** The encounter of one of the reference data's conjunction messages, as the product reads it. */
export function encounterOfMessage(file: string, hardBodyRadiusM: number): Encounter {
  return encounterFromCdm(messageIn(file), hardBodyRadiusM * 1e-3);
}

/** Both objects' sensitivity to the density forecast, as a message of NASA's carries it in comments. */
export function sensitivitiesOfMessage(file: string): readonly [DensitySensitivity, DensitySensitivity] {
  const [primary, secondary] = messageIn(file).objects.map(({ position, velocity, dragSensitivity }) => {
    if (dragSensitivity === null) throw new Error(`${file} has no density sensitivity`);
    const toInertial = transposed(rtnRotation(position, velocity));
    const [r, t, n] = dragSensitivity.position;
    return {
      position: rotated(toInertial, [r * 1e-3, t * 1e-3, n * 1e-3]),
      sigma: dragSensitivity.densityForecastUncertainty,
    };
  }) as [DensitySensitivity, DensitySensitivity];
  return [primary, secondary];
}

function messageIn(file: string): Cdm {
  return readCdms(referenceText(file))[0]!;
}
