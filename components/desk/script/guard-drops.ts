/**
 * A file that misses the place it is meant for must not take the page away, with what was typed in it: a browser would open
 * the file instead. One for the whole desk; places that take files have answered before, and file inputs take them themselves.
 */
export function guardDrops(): void {
  const guard = (event: DragEvent) => {
    const { dataTransfer, target } = event;
    if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
    if (target instanceof HTMLInputElement && target.type === 'file') return;
    event.preventDefault();
    dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', guard);
  window.addEventListener('drop', guard);
}
