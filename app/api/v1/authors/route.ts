import { apiTopicsAnswer } from '../../../files/api-topics-answer.ts';

export const GET = (request: Request): Promise<Response> => apiTopicsAnswer('author', request);
