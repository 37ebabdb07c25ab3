import { BufferGeometry, Group, type InstancedBufferGeometry, type Mesh, type ShaderMaterial } from 'three';
import type { MapLayer } from '../view/map-layer.ts';
import type { ViewUniforms } from '../view/view-uniforms.ts';
import { type BlockPlace, blockPlace, isInSight } from './block-sight.ts';
import type { Outline, OutlineBlock } from './outline-format.ts';
import { NEAR_BELOW_KM, type OutlineLevel } from './outline-levels.ts';
import { paintedMesh } from './painting.ts';

/** A layer that is drawn from the outlines, and from the best one that has come. */
export interface OutlineLayer extends MapLayer {
  show(level: OutlineLevel, outline: Outline): void;
}

interface OutlinePart {
  readonly mesh: Mesh;
  readonly geometry: InstancedBufferGeometry;
  /** Of a part that is drawn only where it is in sight. */
  readonly place?: BlockPlace;
}

/** What is drawn of an outline: a geometry for each group of blocks (undefined where there is nothing) and their material. */
export interface OutlineDrawing {
  readonly geometries: readonly (InstancedBufferGeometry | undefined)[];
  readonly material: ShaderMaterial;
}

/**
 * Keeps the levels of detail of one drawing: from afar the world is one mesh (the far level, the coarse one until it has come), near it is
 * one mesh for each block in sight. Instances of a geometry are the copies of the flat map, the first of them in its place. `sample` is a
 * material of the same shaders that is never drawn: by it they are compiled before anything has come, and stay compiled between levels.
 */
export function createOutlineLayer(
  uniforms: ViewUniforms,
  renderOrder: number,
  sample: ShaderMaterial,
  draw: (groups: readonly (readonly OutlineBlock[])[], cellUnits: number) => OutlineDrawing,
): Pick<OutlineLayer, 'object' | 'update' | 'show' | 'dispose'> {
  const object = new Group();
  const unseen = paintedMesh(new BufferGeometry(), sample, renderOrder);
  unseen.visible = false;
  object.add(unseen);
  const levels = new Map<OutlineLevel, { group: Group; parts: OutlinePart[]; material: ShaderMaterial }>();
  const remove = (level: OutlineLevel): void => {
    const known = levels.get(level);
    if (known === undefined) return;
    for (const { mesh } of known.parts) mesh.geometry.dispose();
    known.material.dispose();
    object.remove(known.group);
    levels.delete(level);
  };
  return {
    object,
    show: (level, { blocks, cellUnits }) => {
      remove(level);
      if (level === 'coarse' && levels.has('far')) return;
      if (level === 'far') remove('coarse');
      const groups = level === 'near' ? blocks.map((block) => [block]) : [blocks];
      const { geometries, material } = draw(groups, cellUnits);
      const group = new Group();
      const parts = geometries.flatMap((geometry, i): OutlinePart[] => {
        if (geometry === undefined) return [];
        const mesh = paintedMesh(geometry, material, renderOrder);
        group.add(mesh);
        const block = groups[i]![0]!;
        return [level === 'near' ? { mesh, geometry, place: blockPlace(block.column, block.row) } : { mesh, geometry }];
      });
      object.add(group);
      levels.set(level, { group, parts, material });
    },
    update: (view) => {
      const wanted =
        view.eyeHeightKm < NEAR_BELOW_KM ? (['near', 'far', 'coarse'] as const) : (['far', 'coarse', 'near'] as const);
      const shown = wanted.find((level) => levels.has(level));
      for (const [level, { group, parts }] of levels) {
        group.visible = level === shown;
        if (!group.visible) continue;
        for (const { mesh, geometry, place } of parts) {
          mesh.visible = place === undefined || isInSight(place, uniforms);
          geometry.instanceCount = view.flat ? 3 : 1;
        }
      }
    },
    dispose: () => {
      for (const level of [...levels.keys()]) remove(level);
      sample.dispose();
    },
  };
}
