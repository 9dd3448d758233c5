/** The side of the square that shapes are drawn in; pages stretch it. */
export const SIDE = 1000;

/** The path of a rectangle in whole units, corners in any order. */
export function rectangle(x0: number, y0: number, x1: number, y1: number): string {
  const [left, right] = [Math.round(Math.min(x0, x1)), Math.round(Math.max(x0, x1))];
  const [top, bottom] = [Math.round(Math.min(y0, y1)), Math.round(Math.max(y0, y1))];
  return `M${left} ${top}H${right}V${bottom}H${left}z`;
}

export function horizontal(y: number): string {
  return `M0 ${Math.round(y)}H${SIDE}`;
}

export function vertical(x: number, top = 0, bottom = SIDE): string {
  return `M${Math.round(x)} ${Math.round(top)}V${Math.round(bottom)}`;
}

/** A path of no length: a round or square end of a stroke makes a point of it that is not stretched. */
export function point(x: number, y: number): string {
  return `M${Math.round(x)} ${Math.round(y)}h0`;
}

/**
 * What d3-shape draws on: writes lines in whole units and as steps from point to point, which is a third of the bytes of
 * d3's own writing.
 */
export class StepPath {
  private d = '';
  private x = 0;
  private y = 0;

  moveTo(x: number, y: number): void {
    [this.x, this.y] = [Math.round(x), Math.round(y)];
    this.d += `M${this.x} ${this.y}`;
  }

  lineTo(x: number, y: number): void {
    const [right, down] = [Math.round(x), Math.round(y)];
    const [dx, dy] = [right - this.x, down - this.y];
    [this.x, this.y] = [right, down];
    this.d += `l${dx}${dy < 0 ? '' : ' '}${dy}`;
  }

  /** d3 closes a line of one point, which needs no closing. */
  closePath(): void {}

  toString(): string {
    return this.d;
  }
}
