import { TopicPage, type TopicProps, topicMetadata } from '../../topic-page.tsx';

export const generateMetadata = (props: TopicProps) => topicMetadata('tag', props);

export default function TagPage({ params, searchParams }: TopicProps) {
  return <TopicPage kind="tag" params={params} searchParams={searchParams} />;
}
