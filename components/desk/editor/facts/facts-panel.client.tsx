'use client';

import { useTranslations } from 'next-intl';
import { LOCALES } from '#lib/locale.ts';
import { useView } from '../context.ts';
import { AddressField } from './address-field.client.tsx';
import { AuthorsField } from './authors-field.client.tsx';
import { CategoryField } from './category-field.client.tsx';
import { HeroField } from './hero-field.client.tsx';
import { SourcesField } from './sources-field.client.tsx';
import { TagsField } from './tags-field.client.tsx';

/** What belongs to the article besides its text. Each fact is saved by itself, as soon as it is changed. */
export function FactsPanel({ isOpen }: { isOpen: boolean }) {
  const t = useTranslations('editor.facts');
  const { editions } = useView();
  return (
    <div className="facts">
      {LOCALES.map((locale) => (
        <AddressField key={locale} locale={locale} edition={editions[locale]} />
      ))}
      <CategoryField />
      <TagsField isOpen={isOpen} />
      <AuthorsField />
      <SourcesField />
      <HeroField />
      <p className="hint">{t('savedAtOnce')}</p>
    </div>
  );
}
