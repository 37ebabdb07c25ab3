import { type BufferGeometry, GLSL3, type IUniform, Mesh, ShaderMaterial } from 'three';

/** A material of the map's painter's order: no depth, blended over what is below. GLSL ES 3.00; the fragment shader declares its output. */
export function paintMaterial(
  uniforms: Readonly<Record<string, IUniform>>,
  vertexShader: string,
  fragmentShader: string,
): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms,
    vertexShader,
    fragmentShader,
    depthTest: false,
    depthWrite: false,
    transparent: true,
  });
}

/** A mesh that is always handed to the renderer: what of it is in sight, its layer and its shader know. */
export function paintedMesh(
  geometry: BufferGeometry,
  material: ShaderMaterial,
  renderOrder: number,
): Mesh<BufferGeometry, ShaderMaterial> {
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = renderOrder;
  return mesh;
}
