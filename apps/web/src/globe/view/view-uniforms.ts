import { type IUniform, Matrix3, Matrix4, Vector2, Vector3 } from 'three';

/** Uniforms of `PROJECTION_SHADER`: one object of them, shared by every material of the map. */
export interface ViewUniforms {
  readonly uEyeKm: IUniform<Vector3>;
  readonly uToCamera: IUniform<Matrix3>;
  readonly uLens: IUniform<Matrix4>;
  readonly uFlat: IUniform<number>;
  readonly uMapCentre: IUniform<Vector2>;
  readonly uMapScale: IUniform<Vector2>;
  readonly uViewport: IUniform<Vector2>;
  readonly uPixelRatio: IUniform<number>;
}

export function createViewUniforms(): ViewUniforms {
  return {
    uEyeKm: { value: new Vector3() },
    uToCamera: { value: new Matrix3() },
    uLens: { value: new Matrix4() },
    uFlat: { value: 0 },
    uMapCentre: { value: new Vector2() },
    uMapScale: { value: new Vector2(1, 1) },
    uViewport: { value: new Vector2(1, 1) },
    uPixelRatio: { value: 1 },
  };
}
