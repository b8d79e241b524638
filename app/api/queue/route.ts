import { endpoint } from '@/lib/server/http/endpoint';
import { readQueue } from '@/lib/server/http/queue-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ GET: readQueue });
