import { Hub, hubMetadata } from '../hub-page.tsx';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = (props: Props) => hubMetadata('category', props);

export default function Page({ params }: Props) {
  return <Hub kind="category" params={params} />;
}
