import { endpoint } from '@/lib/server/http/endpoint';
import { exportAudit } from '@/lib/server/http/remedy-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ GET: exportAudit });
