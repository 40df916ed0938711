CREATE TYPE "public"."face_state" AS ENUM('shown', 'removed');--> statement-breakpoint
CREATE TYPE "public"."person_kind" AS ENUM('person', 'pet');--> statement-breakpoint
CREATE SEQUENCE "public"."people_revisions" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "face_refusals" (
	"face_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "face_refusals_face_id_person_id_pk" PRIMARY KEY("face_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "faces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"index" integer,
	"kind" "person_kind" DEFAULT 'person' NOT NULL,
	"box" real[] NOT NULL,
	"score" real,
	"quality" real,
	"vector_space" text,
	"embedding" "bytea",
	"state" "face_state" DEFAULT 'shown' NOT NULL,
	"person_id" uuid,
	"assigned_by" text,
	"distance" real,
	"suggested_id" uuid,
	"suggested_distance" real,
	"looked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"kind" "person_kind" DEFAULT 'person' NOT NULL,
	"name" text,
	"hidden" boolean DEFAULT false NOT NULL,
	"portrait_id" uuid,
	"birthday" date,
	"decided" boolean DEFAULT false NOT NULL,
	"gone" boolean DEFAULT false NOT NULL,
	"merged_into" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_centroids" (
	"person_id" uuid NOT NULL,
	"space_id" uuid NOT NULL,
	"vector_space" text NOT NULL,
	"centroid" "bytea" NOT NULL,
	"faces" integer NOT NULL,
	"revision" bigint NOT NULL,
	"repaired_revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "person_centroids_person_id_vector_space_pk" PRIMARY KEY("person_id","vector_space")
);
--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "faces" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "face_refusals" ADD CONSTRAINT "face_refusals_face_id_faces_id_fk" FOREIGN KEY ("face_id") REFERENCES "public"."faces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "face_refusals" ADD CONSTRAINT "face_refusals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faces" ADD CONSTRAINT "faces_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faces" ADD CONSTRAINT "faces_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faces" ADD CONSTRAINT "faces_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faces" ADD CONSTRAINT "faces_suggested_id_people_id_fk" FOREIGN KEY ("suggested_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faces" ADD CONSTRAINT "faces_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_centroids" ADD CONSTRAINT "person_centroids_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_centroids" ADD CONSTRAINT "person_centroids_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "face_refusals_person_idx" ON "face_refusals" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "faces_content_idx" ON "faces" USING btree ("sha256","space_id");--> statement-breakpoint
CREATE INDEX "faces_person_idx" ON "faces" USING btree ("person_id","sha256") WHERE "faces"."state" = 'shown';--> statement-breakpoint
CREATE INDEX "faces_suggested_idx" ON "faces" USING btree ("suggested_id") WHERE "faces"."suggested_id" is not null;--> statement-breakpoint
CREATE INDEX "faces_loose_idx" ON "faces" USING btree ("space_id","looked_at") WHERE "faces"."person_id" is null and "faces"."state" = 'shown';--> statement-breakpoint
CREATE UNIQUE INDEX "people_name_key" ON "people" USING btree ("space_id","kind",lower("name")) WHERE "people"."name" is not null and not "people"."gone";--> statement-breakpoint
CREATE INDEX "people_space_idx" ON "people" USING btree ("space_id") WHERE not "people"."gone";--> statement-breakpoint
CREATE INDEX "person_centroids_revision_idx" ON "person_centroids" USING btree ("space_id","vector_space","revision");