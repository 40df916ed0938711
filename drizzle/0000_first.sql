CREATE TYPE "public"."role" AS ENUM('admin', 'member', 'viewer');--> statement-breakpoint
CREATE TYPE "public"."analysis_state" AS ENUM('done', 'failed');--> statement-breakpoint
CREATE TYPE "public"."entry_state" AS ENUM('waiting', 'known', 'refused', 'gone');--> statement-breakpoint
CREATE TYPE "public"."scan_state" AS ENUM('running', 'finished', 'stopped', 'failed');--> statement-breakpoint
CREATE TYPE "public"."upload_state" AS ENUM('receiving', 'received', 'taken-in', 'duplicate', 'refused', 'failed');--> statement-breakpoint
CREATE TYPE "public"."file_state" AS ENUM('present', 'missing', 'trashed');--> statement-breakpoint
CREATE TYPE "public"."kind" AS ENUM('image', 'audio', 'video');--> statement-breakpoint
CREATE TYPE "public"."rendition_state" AS ENUM('ready', 'failed', 'needless');--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" uuid,
	"action" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"address" "inet" NOT NULL,
	"account" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "space_members" (
	"space_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	CONSTRAINT "space_members_space_id_user_id_pk" PRIMARY KEY("space_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "spaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"role" "role" NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "analysis_results" (
	"sha256" text NOT NULL,
	"analyzer" text NOT NULL,
	"revision" integer NOT NULL,
	"model" text NOT NULL,
	"state" "analysis_state" NOT NULL,
	"output" jsonb,
	"reason" jsonb,
	"attempts" integer DEFAULT 1 NOT NULL,
	"took_ms" integer,
	"finished_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analysis_results_sha256_analyzer_revision_model_pk" PRIMARY KEY("sha256","analyzer","revision","model")
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"user_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"file_ids" uuid[] NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"undone_by" uuid,
	"together" uuid
);
--> statement-breakpoint
CREATE TABLE "file_descriptions" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"title" text,
	"taken" jsonb
);
--> statement-breakpoint
CREATE TABLE "file_marks" (
	"user_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"favorite" smallint DEFAULT 0 NOT NULL,
	"rating" smallint DEFAULT 0 NOT NULL,
	"position_ms" integer,
	CONSTRAINT "file_marks_user_id_file_id_pk" PRIMARY KEY("user_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "file_tags" (
	"file_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"added_by" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_tags_file_id_tag_id_pk" PRIMARY KEY("file_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "list_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "list_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"space_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"words" "tsvector" NOT NULL,
	"names" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"read" text DEFAULT '' NOT NULL,
	"colors" text[] DEFAULT '{}' NOT NULL,
	"revision" integer NOT NULL,
	"indexed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"space_id" uuid NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "search_words_space_id_word_pk" PRIMARY KEY("space_id","word")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"path" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refusals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"source_id" uuid,
	"folder" text NOT NULL,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"reason" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"dismissed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"state" "scan_state" NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"seen" integer DEFAULT 0 NOT NULL,
	"fresh" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"moved" integer DEFAULT 0 NOT NULL,
	"missing" integer DEFAULT 0 NOT NULL,
	"question" jsonb,
	"confirmed" boolean DEFAULT false NOT NULL,
	"under" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"path" text NOT NULL,
	"size" bigint NOT NULL,
	"mtime_ms" double precision NOT NULL,
	"inode" double precision NOT NULL,
	"state" "entry_state" NOT NULL,
	"sha256" text,
	"file_id" uuid
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"folder" text NOT NULL,
	"size" bigint NOT NULL,
	"modified_ms" double precision,
	"state" "upload_state" NOT NULL,
	"file_id" uuid,
	"reason" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"stored" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"source_id" uuid,
	"kind" "kind" NOT NULL,
	"name" text NOT NULL,
	"folder" text NOT NULL,
	"state" "file_state" DEFAULT 'present' NOT NULL,
	"version_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"duration_ms" bigint,
	"thumbhash" "bytea",
	"taken_at" timestamp with time zone NOT NULL,
	"taken_local" timestamp NOT NULL,
	"taken_zone" text,
	"taken_from" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"missing_since" timestamp with time zone,
	"trashed_at" timestamp with time zone,
	"trashed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"name" text NOT NULL,
	"root" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"ignore" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"marker" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"source_path" text,
	"width" integer,
	"height" integer,
	"duration_ms" bigint,
	"thumbhash" "bytea",
	"taken" jsonb NOT NULL,
	"notes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "renditions" (
	"sha256" text NOT NULL,
	"profile" text NOT NULL,
	"revision" integer NOT NULL,
	"state" "rendition_state" NOT NULL,
	"media_type" text,
	"ending" text,
	"width" integer,
	"height" integer,
	"size" integer,
	"reason" text,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "renditions_sha256_profile_pk" PRIMARY KEY("sha256","profile")
);
--> statement-breakpoint
CREATE TABLE "audio_metadata" (
	"sha256" text PRIMARY KEY NOT NULL,
	"title" text,
	"artist" text,
	"album" text,
	"album_artist" text,
	"genre" text,
	"year" integer,
	"track" integer,
	"tracks" integer,
	"disc" integer,
	"composer" text,
	"codec" text,
	"bitrate" integer,
	"sample_rate" integer,
	"channels" integer,
	"bit_depth" integer,
	"lossless" boolean,
	"bpm" double precision,
	"lyrics" text,
	"has_cover" boolean DEFAULT false NOT NULL,
	"replay_gain" double precision
);
--> statement-breakpoint
CREATE TABLE "image_metadata" (
	"sha256" text PRIMARY KEY NOT NULL,
	"orientation" integer,
	"camera_make" text,
	"camera_model" text,
	"lens" text,
	"exposure_time" double precision,
	"f_number" double precision,
	"iso" integer,
	"focal_length" double precision,
	"focal_length_35" double precision,
	"flash" boolean,
	"latitude" double precision,
	"longitude" double precision,
	"altitude" double precision,
	"title" text,
	"description" text,
	"keywords" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rating" integer,
	"color_profile" text,
	"bit_depth" integer,
	"frames" integer,
	"artist" text,
	"copyright" text,
	"software" text
);
--> statement-breakpoint
CREATE TABLE "metadata" (
	"sha256" text PRIMARY KEY NOT NULL,
	"raw" jsonb NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_metadata" (
	"sha256" text PRIMARY KEY NOT NULL,
	"container" text,
	"video_codec" text,
	"audio_codec" text,
	"frame_rate" double precision,
	"bitrate" bigint,
	"rotation" integer,
	"pixel_format" text,
	"color_transfer" text,
	"hdr" boolean DEFAULT false NOT NULL,
	"camera_make" text,
	"camera_model" text,
	"latitude" double precision,
	"longitude" double precision,
	"title" text,
	"description" text,
	"streams" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"chapters" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_members" ADD CONSTRAINT "space_members_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_members" ADD CONSTRAINT "space_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_results" ADD CONSTRAINT "analysis_results_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_descriptions" ADD CONSTRAINT "file_descriptions_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_marks" ADD CONSTRAINT "file_marks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_marks" ADD CONSTRAINT "file_marks_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_tags" ADD CONSTRAINT "file_tags_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_tags" ADD CONSTRAINT "file_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_tags" ADD CONSTRAINT "file_tags_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_changes" ADD CONSTRAINT "list_changes_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refusals" ADD CONSTRAINT "refusals_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refusals" ADD CONSTRAINT "refusals_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_entries" ADD CONSTRAINT "source_entries_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_entries" ADD CONSTRAINT "source_entries_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_trashed_by_users_id_fk" FOREIGN KEY ("trashed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renditions" ADD CONSTRAINT "renditions_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audio_metadata" ADD CONSTRAINT "audio_metadata_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_metadata" ADD CONSTRAINT "image_metadata_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metadata" ADD CONSTRAINT "metadata_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_metadata" ADD CONSTRAINT "video_metadata_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_at_idx" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "login_attempts_address_at_idx" ON "login_attempts" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "login_attempts_account_at_idx" ON "login_attempts" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "space_members_user_id_idx" ON "space_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "spaces_one_default" ON "spaces" USING btree ("is_default") WHERE "spaces"."is_default";--> statement-breakpoint
CREATE UNIQUE INDEX "users_name_key" ON "users" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "analysis_results_state_idx" ON "analysis_results" USING btree ("analyzer","state");--> statement-breakpoint
CREATE INDEX "changes_space_at_idx" ON "changes" USING btree ("space_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "changes_files_idx" ON "changes" USING gin ("file_ids");--> statement-breakpoint
CREATE INDEX "file_marks_favorite_idx" ON "file_marks" USING btree ("user_id") WHERE "file_marks"."favorite" = 1;--> statement-breakpoint
CREATE INDEX "file_tags_tag_idx" ON "file_tags" USING btree ("tag_id","file_id");--> statement-breakpoint
CREATE INDEX "list_changes_space_idx" ON "list_changes" USING btree ("space_id","id");--> statement-breakpoint
CREATE INDEX "search_documents_words_idx" ON "search_documents" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_documents_names_idx" ON "search_documents" USING gin ("names" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_documents_text_idx" ON "search_documents" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_documents_colors_idx" ON "search_documents" USING gin ("colors");--> statement-breakpoint
CREATE INDEX "search_words_word_idx" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_prefix_idx" ON "search_words" USING btree ("space_id","word" text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "tags_path_key" ON "tags" USING btree ("space_id",lower("path"));--> statement-breakpoint
CREATE INDEX "tags_parent_idx" ON "tags" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refusals_place_key" ON "refusals" USING btree ("space_id","source_id","folder","name");--> statement-breakpoint
CREATE INDEX "refusals_at_idx" ON "refusals" USING btree ("space_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "scans_source_started_idx" ON "scans" USING btree ("source_id","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "source_entries_path_key" ON "source_entries" USING btree ("source_id","path");--> statement-breakpoint
CREATE INDEX "source_entries_sha256_idx" ON "source_entries" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "source_entries_state_idx" ON "source_entries" USING btree ("source_id","state");--> statement-breakpoint
CREATE INDEX "uploads_user_created_idx" ON "uploads" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "files_timeline_idx" ON "files" USING btree ("space_id","taken_local" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "files"."state" = 'present';--> statement-breakpoint
CREATE UNIQUE INDEX "files_place_key" ON "files" USING btree ("space_id",coalesce("source_id", '00000000-0000-0000-0000-000000000000'::uuid),"folder","name") WHERE "files"."state" <> 'trashed';--> statement-breakpoint
CREATE INDEX "files_sha256_idx" ON "files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "files_added_at_idx" ON "files" USING btree ("space_id","added_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "files_source_id_idx" ON "files" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "files_trashed_at_idx" ON "files" USING btree ("trashed_at") WHERE "files"."state" = 'trashed';--> statement-breakpoint
CREATE UNIQUE INDEX "sources_root_key" ON "sources" USING btree ("root");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_file_number_key" ON "versions" USING btree ("file_id","number");--> statement-breakpoint
CREATE INDEX "versions_sha256_idx" ON "versions" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "renditions_profile_idx" ON "renditions" USING btree ("profile","revision");--> statement-breakpoint
CREATE INDEX "audio_metadata_album_idx" ON "audio_metadata" USING btree ("album_artist","album");--> statement-breakpoint
CREATE INDEX "image_metadata_camera_idx" ON "image_metadata" USING btree ("camera_model");