import type { ReactNode } from 'react';
import type { Locale } from '#lib/locale.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { hueOf } from './hue-of.ts';

export type HubEntry = {
  name: string;
  /** Its own page. */
  path: string;
  /** Of a category, whose hue it takes. */
  key?: string;
  description: string;
  /** What is used most in it. */
  tags: { name: string; path: string }[];
};

/** All topics of one kind, each leading to its page. */
export function HubPage(props: {
  locale: Locale;
  title: string;
  description: string;
  entries: HubEntry[];
  /** Said where there is nothing yet. */
  children?: ReactNode;
}) {
  const { locale, title, description, entries, children } = props;
  return (
    <div className="listing">
      <Breadcrumbs locale={locale} items={[{ name: title }]} />
      <div className="page-head">
        <h1>{title}</h1>
        <p>{description}</p>
      </div>
      {entries.map(({ name, path, key, description: about, tags }) => (
        <section key={path} className={`strip hub-entry ${hueOf(key ? { key } : null)}`}>
          <h2>
            <a href={path}>
              <PhrasedText text={name} locale={locale} />
            </a>
          </h2>
          <div>
            {about && <p className="teaser-lede">{about}</p>}
            {tags.length > 0 && (
              <ul className="ways">
                {tags.map((tag) => (
                  <li key={tag.path}>
                    <a href={tag.path}>{tag.name}</a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </section>
      ))}
      {entries.length === 0 && children}
    </div>
  );
}
