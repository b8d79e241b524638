import { endpoint } from '@/lib/server/http/endpoint';
import { confirmHandOff } from '@/lib/server/http/phone-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ POST: confirmHandOff });
