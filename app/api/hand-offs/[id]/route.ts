import { endpoint } from '@/lib/server/http/endpoint';
import { endHandOff, readHandOff } from '@/lib/server/http/phone-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ GET: readHandOff, DELETE: endHandOff });
