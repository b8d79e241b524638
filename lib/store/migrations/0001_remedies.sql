CREATE TABLE "remedies" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"actor_oid" text NOT NULL,
	"actor_address" text NOT NULL,
	"subject_oid" text NOT NULL,
	"subject_address" text NOT NULL,
	"requested_address" text NOT NULL,
	"device_id" text,
	"remedy" text NOT NULL,
	"reason" text NOT NULL,
	"digest" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"undo" jsonb,
	"outcome" text DEFAULT 'started' NOT NULL,
	"detail" text,
	"request_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"retest_id" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "remedies_by_key" ON "remedies" USING btree ("actor_oid","key");--> statement-breakpoint
CREATE UNIQUE INDEX "remedies_one_started" ON "remedies" USING btree ("subject_oid") WHERE "remedies"."outcome" = 'started';--> statement-breakpoint
CREATE INDEX "remedies_by_time" ON "remedies" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "remedies_by_subject" ON "remedies" USING btree ("subject_address","at" DESC NULLS LAST);