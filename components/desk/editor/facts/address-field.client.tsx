'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { EditionView, SlugState } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import { clip } from '#lib/text-width.ts';
import { articlePath } from '#lib/urls.ts';
import { useManuscript, useText, useTyped, useView } from '../context.ts';
import { askSlug, moveSlug, slugPath } from '../send-requests.ts';
import { FormField, HalfTyped } from './form-field.client.tsx';
import { useClearOnTyping, useForm } from './use-form.ts';

/** Where search engines and social networks cut, in columns: about 30 and 60 full-width characters. */
const TITLE_COLUMNS = 60;
const DESCRIPTION_COLUMNS = 120;

/** The address of one edition, and how it looks where it is found. */
export function AddressField({ locale, edition }: { locale: Locale; edition: EditionView | null }) {
  const t = useTranslations('editor.address');
  const { articleId, may, facts } = useView();
  const manuscript = useManuscript();
  const headline = useText(locale, 'headline');
  const lede = useText(locale, 'lede');
  const element = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<SlugState | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const slug = edition?.slug ?? '';
  const typed = useTyped(locale, 'slug');
  const form = useForm(`slug-${locale}`, { slug }, typed === undefined ? undefined : { slug: typed });
  const mayChange = may.editFacts && edition !== null;
  useClearOnTyping(form.name, setMessage);
  const inputNow = () => element.current?.querySelector<HTMLInputElement>('[name="slug"]');

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said is about the address before this one
  useEffect(() => setState(null), [slug]);
  const look = async () => {
    const wanted = inputNow()?.value.trim() ?? '';
    if (wanted === '' || wanted === slug) return setState(null);
    const reply = await askSlug(articleId, locale, wanted);
    if (reply.ok && inputNow()?.value.trim() === wanted) setState(reply.value);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { from = slug } = form.changes().slug ?? {};
    if (!(await manuscript.flush())) return setMessage(t('unsent'));
    const reply = await moveSlug(articleId, { locale, slug: form.value('slug').trim(), from });
    await manuscript.refresh();
    if (reply.ok) {
      form.drop();
      setState(null);
    }
    setMessage(reply.ok ? t('moved') : reply.message || t('unreachable'));
  };
  const words =
    state &&
    state.is !== 'current' &&
    t(`is.${state.is}`, { article: ('articleId' in state && state.articleId) || 0 });
  const title = clip(headline || t('noHeadline'), TITLE_COLUMNS);
  return (
    <section className="address" aria-labelledby={`address-${locale}`}>
      <h3 id={`address-${locale}`}>{t('title', { language: locale })}</h3>
      {mayChange ? (
        <form ref={element} method="post" action={slugPath(articleId)} onSubmit={save}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="from" value={slug} />
          <FormField
            form={form}
            name="slug"
            id={`slug-${locale}`}
            label={t('slug')}
            lang={locale}
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby={`slug-${locale}-note`}
            onChange={(event) => {
              if (!(event.nativeEvent as InputEvent).isComposing) void look();
            }}
            onCompositionEnd={look}
          />
          <HalfTyped name={form.name} isOpen focus={() => inputNow()?.focus()} />
          <div id={`slug-${locale}-note`} role="status">
            {words && <p className={state?.is === 'free' ? 'hint' : 'field-error'}>{words}</p>}
            {message && <p className="hint">{message}</p>}
            {edition.proposedSlug && <p className="hint">{t('proposed', { slug: edition.proposedSlug })}</p>}
            {edition.firstPublishedAt !== null && <p className="hint">{t('oldLeads')}</p>}
            {edition.formerSlugs.length > 0 && (
              <p className="hint">{t('former', { slugs: edition.formerSlugs.join(', ') })}</p>
            )}
          </div>
          <button
            type="submit"
            className="button"
            disabled={state?.is === 'taken' || state?.is === 'invalid'}
          >
            {t('save')}
          </button>
        </form>
      ) : (
        slug !== '' && (
          <p>
            <span className="soft">{t('slug')}</span> <span lang={locale}>{slug}</span>
          </p>
        )
      )}
      <figure className="found-in-search">
        <figcaption>{t('inSearch')}</figcaption>
        <div lang={locale}>
          <p className="found-title">{title}</p>
          <p className="found-address">{`› ${decodeURI(articlePath(locale, slug || '…')).slice(1)}`}</p>
          <p className="found-text">{clip(lede || t('noLede'), DESCRIPTION_COLUMNS)}</p>
        </div>
      </figure>
      <figure className="found-in-social">
        <figcaption>{t('inSocial')}</figcaption>
        <div lang={locale}>
          {facts.hero ? <HeroPicture /> : <span className="social-cover" aria-hidden="true" />}
          <p className="found-title">{title}</p>
        </div>
      </figure>
    </section>
  );
}

function HeroPicture() {
  const { facts } = useView();
  const [smallest] = [...(facts.hero?.variants ?? [])].sort((a, b) => a.width - b.width).slice(1, 2);
  if (!smallest) return null;
  // biome-ignore lint/performance/noImgElement: pictures are served ready-made, no optimiser stands between
  return <img src={`/media/${smallest.file}`} alt="" width={smallest.width} height={smallest.height} />;
}
