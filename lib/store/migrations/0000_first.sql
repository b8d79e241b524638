CREATE TABLE "diagnoses" (
	"id" text PRIMARY KEY NOT NULL,
	"created_by" text NOT NULL,
	"subject_oid" text,
	"subject_address" text NOT NULL,
	"requested_address" text NOT NULL,
	"request" jsonb NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"report" jsonb,
	"verdict_state" text,
	"primary_code" text,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"lease_epoch" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"diagnosis_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"payload" jsonb NOT NULL,
	"observation" jsonb,
	CONSTRAINT "events_pkey" PRIMARY KEY("diagnosis_id","seq")
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"diagnosis_id" text NOT NULL,
	"created_by" text NOT NULL,
	"audience" text NOT NULL,
	"view" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_opened_at" timestamp with time zone,
	"document" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_diagnosis_id_diagnoses_id_fk" FOREIGN KEY ("diagnosis_id") REFERENCES "public"."diagnoses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_diagnosis_id_diagnoses_id_fk" FOREIGN KEY ("diagnosis_id") REFERENCES "public"."diagnoses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "diagnoses_by_subject" ON "diagnoses" USING btree ("subject_oid","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "diagnoses_by_subject_address" ON "diagnoses" USING btree ("subject_address","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "diagnoses_by_requested_address" ON "diagnoses" USING btree (lower("requested_address"),"created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "diagnoses_by_age" ON "diagnoses" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "diagnoses_unfinished" ON "diagnoses" USING btree ("lease_until") WHERE "diagnoses"."status" = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "events_one_final" ON "events" USING btree ("diagnosis_id") WHERE "events"."payload" ->> 'type' in ('diagnosis-finished', 'diagnosis-failed', 'diagnosis-interrupted');--> statement-breakpoint
CREATE UNIQUE INDEX "links_by_token" ON "links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "links_by_diagnosis" ON "links" USING btree ("diagnosis_id","created_at" DESC NULLS LAST);