CREATE TABLE `root_causes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`names` text NOT NULL,
	`parent_id` integer,
	`is_internal` integer NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `root_causes_code` ON `root_causes` (`code`);--> statement-breakpoint
CREATE TABLE `case_remedies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`round` integer NOT NULL,
	`kind` text NOT NULL,
	`amount` integer,
	`child_case_id` integer,
	`done_at` integer,
	`done_by` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `case_remedies_case` ON `case_remedies` (`case_id`,`round`,`id`);--> statement-breakpoint
CREATE TABLE `complaints` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`remedy_sought` text NOT NULL,
	`accused_id` text,
	`acknowledged_at` integer,
	`is_safety` integer,
	`is_legal` integer,
	`severity` integer,
	`decision` text,
	`root_cause_id` integer,
	`recourse` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_case_id` ON `complaints` (`case_id`);--> statement-breakpoint
CREATE INDEX `complaints_root_cause` ON `complaints` (`root_cause_id`);--> statement-breakpoint
CREATE TABLE `accountabilities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`stage` text NOT NULL,
	`facts` text NOT NULL,
	`preventive_measure` text NOT NULL,
	`refunds` integer NOT NULL,
	`goodwill` integer NOT NULL,
	`freight` integer NOT NULL,
	`write_offs` integer NOT NULL,
	`repairs` integer NOT NULL,
	`author_id` text NOT NULL,
	`notified_at` integer,
	`reply_until` integer,
	`decided_at` integer,
	`decider_id` text,
	`appealed_at` integer,
	`appeal_reason` text,
	`final_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accountabilities_case_id` ON `accountabilities` (`case_id`);--> statement-breakpoint
CREATE TABLE `accountability_shares` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`accountability_id` integer NOT NULL,
	`position` integer NOT NULL,
	`party_kind` text NOT NULL,
	`staff_id` text,
	`party_name` text,
	`bps` integer NOT NULL,
	`cost` integer NOT NULL,
	`reply` text,
	`replied_at` integer,
	FOREIGN KEY (`accountability_id`) REFERENCES `accountabilities`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `accountability_shares_of` ON `accountability_shares` (`accountability_id`,`position`);--> statement-breakpoint
CREATE INDEX `accountability_shares_staff` ON `accountability_shares` (`staff_id`);--> statement-breakpoint
CREATE TABLE `dispute_evidence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`side` text NOT NULL,
	`note` text NOT NULL,
	`is_late` integer NOT NULL,
	`at` integer NOT NULL,
	`given_by` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `dispute_evidence_case` ON `dispute_evidence` (`case_id`,`id`);--> statement-breakpoint
CREATE TABLE `dispute_proposals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`round` integer NOT NULL,
	`terms` text NOT NULL,
	`answer_until` integer NOT NULL,
	`customer_answer` text,
	`customer_answered_at` integer,
	`merchant_answer` text,
	`merchant_answered_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dispute_proposals_round` ON `dispute_proposals` (`case_id`,`round`);--> statement-breakpoint
CREATE TABLE `disputes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`origin_id` integer NOT NULL,
	`mediator_id` text,
	`customer_until` integer,
	`merchant_until` integer,
	`round` integer DEFAULT 0 NOT NULL,
	`external_body` text,
	`external_reference` text,
	`external_at` integer,
	`recourse` text,
	`hold_until` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `disputes_case_id` ON `disputes` (`case_id`);--> statement-breakpoint
CREATE INDEX `disputes_origin` ON `disputes` (`origin_id`);