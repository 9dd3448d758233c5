import { renderToStaticMarkup } from 'react-dom/server';
import { setToMarkup } from '#lib/markup.ts';

setToMarkup(renderToStaticMarkup);
