/** The class that gives what is inside the hue of a category; the stylesheet knows those of the taxonomy. */
export function hueOf(category: { key: string } | null): string {
  return category ? `hue-${category.key}` : '';
}
