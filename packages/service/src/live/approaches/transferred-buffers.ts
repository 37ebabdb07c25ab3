/** The buffers of all typed arrays in some data, each once, so that a message hands them over instead of copying. */
export function buffersOf(data: object): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
    } else if (Array.isArray(value)) {
      // Lists of plain numbers hold no buffers.
      if (typeof value[0] === 'object') for (const each of value) visit(each);
    } else if (value !== null && typeof value === 'object') for (const each of Object.values(value)) visit(each);
  };
  visit(data);
  return [...buffers];
}
