import type { Matrix3, Matrix4 } from 'three';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import type { MapSight } from './choose-tiles.ts';

/** What is on screen, from what the shaders are told; a picture of so many pixels shall be sharp. */
export function sightOf(uniforms: ViewUniforms, flat: boolean, widthPixels: number, heightPixels: number): MapSight {
  const { x, y, z } = uniforms.uEyeKm.value;
  const turn: Matrix3 = uniforms.uToCamera.value;
  const lens: Matrix4 = uniforms.uLens.value;
  // Both are kept column by column.
  const [rx = 0, ux = 0, bx = 0, ry = 0, uy = 0, by = 0, rz = 0, uz = 0, bz = 0] = turn.elements;
  return {
    flat,
    eye: [x, y, z],
    right: [rx, ry, rz],
    up: [ux, uy, uz],
    back: [bx, by, bz],
    lensX: lens.elements[0]!,
    lensY: lens.elements[5]!,
    shiftX: lens.elements[8]!,
    shiftY: lens.elements[9]!,
    centreLongitude: uniforms.uMapCentre.value.x,
    centreLatitude: uniforms.uMapCentre.value.y,
    scaleX: uniforms.uMapScale.value.x,
    scaleY: uniforms.uMapScale.value.y,
    widthPixels,
    heightPixels,
  };
}
