import { TopicPage, type TopicProps, topicMetadata } from '../../topic-page.tsx';

export const generateMetadata = (props: TopicProps) => topicMetadata('category', props);

export default function CategoryPage({ params, searchParams }: TopicProps) {
  return <TopicPage kind="category" params={params} searchParams={searchParams} />;
}
