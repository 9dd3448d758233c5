import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { TopicFormPage } from '#components/desk/topics/topic-form-page.tsx';
import { findTopicsNamed } from '#db/queries/desk/topics/find-topics-named.ts';
import { getDeskTopic } from '#db/queries/desk/topics/list-topics.ts';
import { portraitChoices } from '#db/queries/desk/topics/portrait-choices.ts';
import { topicPath } from '#lib/desk/paths.ts';
import { topicKindOf, topicName } from '#lib/desk/topics.ts';
import { scopeOf } from '#lib/rights.ts';
import { readFormState } from '../../../../../form-state.ts';
import { currentViewer, deskLocale, requireViewer } from '../../../../../viewer.ts';

type Props = {
  params: Promise<{ kind: string; topic: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The kind and the id that an address names; `new` is the form that makes one. */
async function askedFor(params: Props['params']) {
  const { kind: segment, topic } = await params;
  const kind = topicKindOf(segment);
  if (!kind || !/^(?:new|[1-9]\d{0,14})$/.test(topic)) return undefined;
  return { kind, id: topic === 'new' ? ('new' as const) : Number(topic) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await deskLocale();
  const [asked, viewer] = [await askedFor(params), await currentViewer()];
  const t = await getTranslations({ locale, namespace: 'topics' });
  if (!asked || asked.id === 'new') return { title: asked ? t(`new.${asked.kind}`) : t('title') };
  const topic = viewer && (await getDeskTopic({ actor: viewer, kind: asked.kind, id: asked.id }));
  return { title: topic ? topicName(topic, locale) : t('title') };
}

export default async function Page({ params, searchParams }: Props) {
  const asked = await askedFor(params);
  if (!asked) notFound();
  const { kind, id } = asked;
  const path = topicPath(kind, id);
  const viewer = await requireViewer(path);
  if (scopeOf(viewer, 'manage-topics') === undefined) return <NotAllowedPage viewer={viewer} path={path} />;
  const topic = id === 'new' ? null : await getDeskTopic({ actor: viewer, kind, id });
  if (id !== 'new' && !topic) notFound();
  const { form, into } = await searchParams;
  const typed = typeof into === 'string' ? into.slice(0, 200).trim() : '';
  const targets = topic && typed ? await findTopicsNamed({ actor: viewer, kind, typed, but: topic.id }) : [];
  const state = await readFormState(form);
  const pictures =
    (kind === 'author' && (await portraitChoices({ actor: viewer, current: topic?.portrait ?? null }))) || [];
  return <TopicFormPage {...{ viewer, kind, topic, pictures, state }} into={{ typed, targets }} />;
}
