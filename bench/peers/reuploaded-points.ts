import {
  BufferAttribute,
  BufferGeometry,
  PerspectiveCamera,
  Points,
  PointsMaterial,
  Scene,
  WebGLRenderer,
} from 'three';

/**
 * How tens of thousands of moving points are drawn as a rule: positions move by velocity times the time in JavaScript, and the whole buffer
 * is uploaded again in every frame. Bundled for the browser; gives main-thread milliseconds a frame.
 */
async function measure(count: number, frames: number): Promise<number[]> {
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position:fixed;inset:0;width:100%;height:100%';
  document.body.append(canvas);
  const renderer = new WebGLRenderer({ canvas, antialias: false });
  renderer.setSize(window.innerWidth, window.innerHeight, false);
  const camera = new PerspectiveCamera(36, window.innerWidth / window.innerHeight, 100, 1e6);
  camera.position.set(0, 0, 28_000);
  const positions = new Float32Array(count * 3);
  const velocities = new Float32Array(count * 3);
  for (let k = 0; k < count; k++) {
    const [a, b] = [k * 2.399_963, Math.acos(1 - (2 * (k + 0.5)) / count)];
    const out = [Math.sin(b) * Math.cos(a), Math.sin(b) * Math.sin(a), Math.cos(b)];
    for (let c = 0; c < 3; c++) {
      positions[k * 3 + c] = 7000 * out[c]!;
      velocities[k * 3 + c] = 7.5 * out[(c + 1) % 3]!;
    }
  }
  const geometry = new BufferGeometry();
  const attribute = new BufferAttribute(positions, 3);
  geometry.setAttribute('position', attribute);
  const points = new Points(geometry, new PointsMaterial({ size: 2, sizeAttenuation: false, color: 0x56b4e9 }));
  points.frustumCulled = false;
  const scene = new Scene();
  scene.add(points);
  const times: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    await new Promise(requestAnimationFrame);
    const began = performance.now();
    const dt = 1 / 60;
    for (let k = 0; k < positions.length; k++) positions[k]! += velocities[k]! * dt;
    attribute.needsUpdate = true;
    renderer.render(scene, camera);
    times.push(performance.now() - began);
  }
  canvas.remove();
  renderer.dispose();
  return times;
}

Object.assign(globalThis, { measureReuploadedPoints: measure });
