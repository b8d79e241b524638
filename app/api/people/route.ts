import { endpoint } from '@/lib/server/http/endpoint';
import { findPeople } from '@/lib/server/http/people-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ GET: findPeople });
