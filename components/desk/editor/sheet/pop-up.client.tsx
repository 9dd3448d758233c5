'use client';

import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';

/** Draws one thing to choose. */
export type Entry = (
  label: string,
  work: () => void,
  more?: {
    /** The keys that do the same. */
    keys?: string;
    /** The same in the other language of the house. */
    also?: string;
    /** It can be on or off; undefined where it is something to do. */
    isChosen?: boolean;
  },
) => ReactNode;

/**
 * A button that opens a list of things to do. The list goes, and the focus with it to where the work puts it, else back to the
 * button.
 */
export function PopUp(props: {
  /** Of the button, for people who cannot see where it stands. */
  name: string;
  title?: string;
  shown: ReactNode;
  /** Of the button. */
  className?: string;
  /** The button is reached by Tab. */
  isTabStop?: boolean;
  /** Shows the list above everything, where what is around it would cut it off, and returns what ends that. */
  float?: (list: HTMLElement) => () => void;
  children: (entry: Entry) => ReactNode;
}) {
  const { name, title, shown, className = 'row-handle', isTabStop = true, float, children } = props;
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const carryOut = (work: () => void) => {
    flushSync(() => setOpen(false));
    button.current?.focus();
    flushSync(work);
    if (document.activeElement === document.body) button.current?.focus();
  };
  const entry: Entry = (label, work, { keys, also, isChosen } = {}) => (
    <li key={label}>
      <button type="button" aria-pressed={isChosen} onClick={() => carryOut(work)}>
        <span>
          {label}
          {also && <small> {also}</small>}
        </span>
        {keys && <kbd>{keys}</kbd>}
      </button>
    </li>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it notices when the focus leaves, and Escape
    <div
      className="row-menu"
      ref={box}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (!isOpen) return;
        if (walk(event)) return event.preventDefault();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        ref={button}
        className={className}
        tabIndex={isTabStop ? undefined : -1}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={name}
        title={title}
        onClick={() => setOpen(!isOpen)}
      >
        {shown}
      </button>
      {isOpen && (
        <List id={id} float={float}>
          {children(entry)}
        </List>
      )}
    </div>
  );
}

function List({
  id,
  float,
  children,
}: {
  id: string;
  float: ((list: HTMLElement) => () => void) | undefined;
  children: ReactNode;
}) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => (list.current && float ? float(list.current) : undefined), [float]);
  useEffect(() => {
    if (!float) list.current?.scrollIntoView({ block: 'nearest' });
    list.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [float]);
  return (
    <ul className="row-menu-list" id={id} ref={list} popover={float && 'manual'}>
      {children}
    </ul>
  );
}

/** Arrow keys go from entry to entry. */
function walk({ key, currentTarget, target }: KeyboardEvent<HTMLElement>): boolean {
  const entries = [...currentTarget.querySelectorAll<HTMLElement>('li button')];
  const at = entries.indexOf(target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (to === undefined || at < 0) return false;
  entries.at(to % entries.length)?.focus();
  return true;
}
