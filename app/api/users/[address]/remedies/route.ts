import { endpoint } from '@/lib/server/http/endpoint';
import { applyRemedy, readRemedies } from '@/lib/server/http/remedy-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ GET: readRemedies, POST: applyRemedy });
