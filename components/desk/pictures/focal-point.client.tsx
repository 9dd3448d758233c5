'use client';

import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { focalClass } from '#lib/media/focal.ts';

const RATIOS = ['3:2', '16:9', '1:1'] as const;

type Point = { x: string; y: string };

/**
 * The point of a picture that stays in view, by a click or by numbers (percent), and what readers see of it when it is cropped. Without
 * script the numbers do.
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
  const { src, width, height, isFixed, words } = props;
  const [point, setPoint] = useState(props.point);
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // The page's policy allows no style attributes; a script may set properties.
    mark.current?.style.setProperty('inset-inline-start', `${Number(point.x) || 0}%`);
    mark.current?.style.setProperty('inset-block-start', `${Number(point.y) || 0}%`);
  }, [point]);
  const choose = (event: MouseEvent<HTMLElement>) => {
    if (isFixed) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = (at: number, side: number) =>
      `${Math.round(Math.min(100, Math.max(0, (100 * at) / side)))}`;
    setPoint({
      x: share(event.clientX - box.left, box.width),
      y: share(event.clientY - box.top, box.height),
    });
  };
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
        value={point[axis]}
        onChange={(event) => setPoint({ ...point, [axis]: event.target.value })}
        aria-describedby="focal-hint"
      />
    </div>
  );
  return (
    <fieldset className="focal">
      <legend>{words.title}</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the numbers below are for the keyboard */}
      <div className="focal-picture" onClick={choose}>
        {/* biome-ignore lint/performance/noImgElement: pictures are served ready-made, no optimiser stands between */}
        <img src={src} alt="" width={width} height={height} />
        <span className="focal-mark" ref={mark} />
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
