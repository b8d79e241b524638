import { endpoint } from '@/lib/server/http/endpoint';
import { createLink, listLinks } from '@/lib/server/http/routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ GET: listLinks, POST: createLink });
