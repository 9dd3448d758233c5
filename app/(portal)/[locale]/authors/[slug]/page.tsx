import { TopicPage, type TopicProps, topicMetadata } from '../../topic-page.tsx';

export const generateMetadata = (props: TopicProps) => topicMetadata('author', props);

export default function AuthorPage({ params, searchParams }: TopicProps) {
  return <TopicPage kind="author" params={params} searchParams={searchParams} />;
}
