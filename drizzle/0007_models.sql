CREATE TYPE "public"."model_install_state" AS ENUM('waiting', 'running', 'failed');--> statement-breakpoint
CREATE TABLE "model_installs" (
	"model" text PRIMARY KEY NOT NULL,
	"state" "model_install_state" DEFAULT 'waiting' NOT NULL,
	"received_bytes" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"reason" jsonb,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_timings" (
	"model" text NOT NULL,
	"file" text NOT NULL,
	"runs" integer NOT NULL,
	"total_ms" double precision NOT NULL,
	"load_ms" double precision NOT NULL,
	"memory_bytes" bigint NOT NULL,
	"measured_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_timings_model_file_pk" PRIMARY KEY("model","file")
);
