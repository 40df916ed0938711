CREATE TYPE "public"."label_kind" AS ENUM('object', 'scene');--> statement-breakpoint
CREATE TYPE "public"."label_verdict" AS ENUM('accepted', 'refused');--> statement-breakpoint
CREATE TABLE "content_labels" (
	"sha256" text NOT NULL,
	"kind" "label_kind" NOT NULL,
	"label" text NOT NULL,
	"score" real NOT NULL,
	"shown" boolean NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "content_labels_sha256_kind_label_pk" PRIMARY KEY("sha256","kind","label")
);
--> statement-breakpoint
CREATE TABLE "label_decisions" (
	"file_id" uuid NOT NULL,
	"kind" "label_kind" NOT NULL,
	"label" text NOT NULL,
	"space_id" uuid NOT NULL,
	"verdict" "label_verdict" NOT NULL,
	"score" real NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "label_decisions_file_id_kind_label_pk" PRIMARY KEY("file_id","kind","label")
);
--> statement-breakpoint
CREATE TABLE "label_thresholds" (
	"space_id" uuid NOT NULL,
	"kind" "label_kind" NOT NULL,
	"label" text NOT NULL,
	"least" real NOT NULL,
	CONSTRAINT "label_thresholds_space_id_kind_label_pk" PRIMARY KEY("space_id","kind","label")
);
--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "labels" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "quality" smallint;--> statement-breakpoint
ALTER TABLE "content_labels" ADD CONSTRAINT "content_labels_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_decisions" ADD CONSTRAINT "label_decisions_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_decisions" ADD CONSTRAINT "label_decisions_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_decisions" ADD CONSTRAINT "label_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_thresholds" ADD CONSTRAINT "label_thresholds_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "content_labels_label_idx" ON "content_labels" USING btree ("kind","label","score");--> statement-breakpoint
CREATE INDEX "label_decisions_label_idx" ON "label_decisions" USING btree ("space_id","kind","label");--> statement-breakpoint
CREATE INDEX "search_documents_labels_idx" ON "search_documents" USING gin ("labels");--> statement-breakpoint
CREATE INDEX "search_documents_quality_idx" ON "search_documents" USING btree ("quality");--> statement-breakpoint
CREATE INDEX "search_documents_faces_idx" ON "search_documents" USING btree ("faces") WHERE "search_documents"."faces" > 0;