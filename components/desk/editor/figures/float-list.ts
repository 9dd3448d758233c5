/** Shows a list above everything, below its button and inside the window, also while the page is scrolled. @returns ends it */
export function floatList(list: HTMLElement): () => void {
  const place = () => {
    const { left, bottom } = (list.parentElement as HTMLElement).getBoundingClientRect();
    const { width, height } = list.getBoundingClientRect();
    list.style.left = `${Math.max(4, Math.min(left, window.innerWidth - width - 4))}px`;
    list.style.top = `${Math.max(4, Math.min(bottom, window.innerHeight - height - 4))}px`;
  };
  list.showPopover();
  place();
  document.addEventListener('scroll', place, { capture: true, passive: true });
  window.addEventListener('resize', place);
  return () => {
    document.removeEventListener('scroll', place, { capture: true });
    window.removeEventListener('resize', place);
  };
}
