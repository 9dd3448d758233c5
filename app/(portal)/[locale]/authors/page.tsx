import { Hub, hubMetadata } from '../hub-page.tsx';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = (props: Props) => hubMetadata('author', props);

export default function Page({ params }: Props) {
  return <Hub kind="author" params={params} />;
}
