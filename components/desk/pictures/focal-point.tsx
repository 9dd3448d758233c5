import { focalClass } from '#lib/media/focal.ts';

const RATIOS = ['3:2', '16:9', '1:1'] as const;

type Point = { x: string; y: string };

/**
 * The point of a picture that stays in view, by a click or by numbers (percent), and what readers see of it when it is cropped. The
 * click wants script (script/focal-point.ts).
 */
export function FocalPoint(props: {
  src: string;
  width: number;
  height: number;
  /** In percent, as typed. */
  point: Point;
  isFixed: boolean;
  words: { title: string; hint: string; x: string; y: string; crops: Record<string, string> };
}) {
  const { src, width, height, point, isFixed, words } = props;
  const className = focalClass({ x: Number(point.x) / 100 || 0, y: Number(point.y) / 100 || 0 });
  const field = (axis: 'x' | 'y') => (
    <div className="field">
      <label htmlFor={`focal-${axis}`}>{words[axis]}</label>
      <input
        id={`focal-${axis}`}
        name={`focal-${axis}`}
        type="number"
        min={0}
        max={100}
        step="any"
        required
        readOnly={isFixed}
        defaultValue={point[axis]}
        aria-describedby="focal-hint"
      />
    </div>
  );
  return (
    <fieldset className="focal">
      <legend>{words.title}</legend>
      <div className="focal-picture">
        {/* biome-ignore lint/performance/noImgElement: pictures are served ready-made, no optimiser stands between */}
        <img src={src} alt="" width={width} height={height} />
        <span className="focal-mark" />
      </div>
      <p className="hint" id="focal-hint">
        {words.hint}
      </p>
      <div className="focal-fields">
        {field('x')}
        {field('y')}
      </div>
      <div className="crops">
        {RATIOS.map((ratio) => (
          <figure key={ratio}>
            {/* biome-ignore lint/performance/noImgElement: as above */}
            <img className={className} data-ratio={ratio} src={src} alt="" width={width} height={height} />
            <figcaption className="soft">{words.crops[ratio]}</figcaption>
          </figure>
        ))}
      </div>
    </fieldset>
  );
}
