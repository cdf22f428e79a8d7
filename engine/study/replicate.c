// SPDX-License-Identifier: EUPL-1.2
// Replications on several threads. Each thread has its own run and takes the next replication; what
// it counted is handed over when its turn comes, so that sums are made in the same order whatever
// the number of threads. An interruption leaves the replications before the first unfinished one.
#include <pthread.h>
#include <unistd.h>

#include "plan.h"

typedef struct tkd_crew {
    tkd_study *study;
    const tkd_case_ready *ready;
    tkd_run_options run_options;
    tkd_replicated_fn *replicated;
    void *context;
    pthread_mutex_t mutex;
    pthread_cond_t turn;
    uint32_t next;  // replication to be begun
    uint32_t taken; // replications handed over
    bool stopped;   // interrupted: begin no more
    uint32_t cut;   // the first that was interrupted in the middle: it and those after it are lost
    tkd_status status; // of the first replication that failed
    tkd_error error;
} tkd_crew;

static bool is_interrupted(const tkd_study *study)
{
    const bool *flag = study->options->interrupted; // set by a signal, while other threads read

    return flag != NULL && __atomic_load_n(flag, __ATOMIC_RELAXED);
}

// The number of a replication to begin, or `replications` when there is none.
static uint32_t begin_next(tkd_crew *crew)
{
    uint32_t replication = crew->study->replications;

    (void)pthread_mutex_lock(&crew->mutex);
    crew->stopped = crew->stopped || is_interrupted(crew->study);
    if (!crew->stopped && crew->status == TKD_OK && crew->next < crew->study->replications) {
        replication = crew->next++;
    }
    (void)pthread_mutex_unlock(&crew->mutex);
    return replication;
}

// Hand over in order; the first failure ends the work of all.
static void hand_over(tkd_crew *crew, tkd_run *run, uint32_t replication, tkd_status status,
                      const tkd_error *error)
{
    (void)pthread_mutex_lock(&crew->mutex);
    while (crew->taken < replication && crew->status == TKD_OK && replication < crew->cut) {
        (void)pthread_cond_wait(&crew->turn, &crew->mutex);
    }
    if (crew->status == TKD_OK && replication < crew->cut) {
        if (status == TKD_OK) {
            crew->status = crew->replicated(run, replication, crew->context, &crew->error);
        } else {
            crew->status = status;
            crew->error = *error;
        }
        crew->taken++;
    }
    (void)pthread_cond_broadcast(&crew->turn);
    (void)pthread_mutex_unlock(&crew->mutex);
}

// A replication was interrupted: whoever waits for it waits no more.
static void cut_off(tkd_crew *crew, uint32_t replication)
{
    (void)pthread_mutex_lock(&crew->mutex);
    crew->stopped = true;
    crew->cut = replication < crew->cut ? replication : crew->cut;
    (void)pthread_cond_broadcast(&crew->turn);
    (void)pthread_mutex_unlock(&crew->mutex);
}

// `begun`: the share done of a replication that is not yet handed over.
static void report_progress(tkd_crew *crew, double begun)
{
    const tkd_study *study = crew->study;

    if (study->options->progress != NULL && study->cases > 0.0) {
        (void)pthread_mutex_lock(&crew->mutex);
        const double share =
            (study->done + study->weight * ((double)(crew->taken - study->first) + begun) /
                               (study->replications - study->first)) /
            study->cases;
        (void)pthread_mutex_unlock(&crew->mutex);
        study->options->progress(share, study->options->progress_context);
    }
}

static bool look(double share_done, void *context)
{
    (void)share_done;
    return !is_interrupted(((tkd_crew *)context)->study);
}

static bool look_and_report(double share_done, void *context)
{
    report_progress(context, share_done);
    return look(share_done, context);
}

static void work(tkd_crew *crew, bool reports)
{
    tkd_run_options options = crew->run_options;
    const uint32_t *chosen = crew->study->chosen;
    tkd_error error = {0};
    tkd_run *run = NULL;
    tkd_status status = TKD_OK;

    options.look = reports ? look_and_report : look;
    options.look_context = crew;
    status = tkd_run_new(crew->ready->kit, options, &run, &error);
    for (;;) {
        const uint32_t replication = begin_next(crew);
        if (replication >= crew->study->replications) {
            break;
        }
        if (status == TKD_OK) {
            status = tkd_run_replicate(run, crew->study->seed,
                                       chosen == NULL ? replication : chosen[replication], &error);
            if (status != TKD_OK && tkd_run_was_stopped(run)) {
                cut_off(crew, replication);
                break;
            }
        }
        hand_over(crew, run, replication, status, &error);
        if (reports) {
            report_progress(crew, 0.0);
        }
    }
    tkd_run_free(run);
}

static void *thread_main(void *context)
{
    work(context, false);
    return NULL;
}

static uint32_t thread_count(const tkd_study *study)
{
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t threads = study->options->threads;

    if (threads == 0) {
        threads = cores > 0 ? (uint32_t)cores : 1;
    }
    threads = threads > 256 ? 256 : threads;
    return threads < study->replications - study->first ? threads
                                                        : study->replications - study->first;
}

// What a run's limit means, for people.
static tkd_status explain(const tkd_study *study, tkd_status status, const tkd_error *error,
                          tkd_error *err)
{
    const bool estonian = study->problems->language == TKD_ET;
    const tkd_text what = tkd_text_of(error->message);
    const char *text = error->message;

    if (status == TKD_ERR_LIMIT && tkd_text_equal(what, TKD_TEXT("people"))) {
        text =
            estonian
                ? "süsteemis on korraga üle 2 miljoni inimese: saabujaid on liiga palju või kasvab "
                  "mõni järjekord lõputult"
                : "more than 2 million people are in the system at once: too many arrive, or "
                  "a queue grows without end";
    } else if (status == TKD_ERR_LIMIT && tkd_text_equal(what, TKD_TEXT("standstill"))) {
        text = estonian ? "aeg ei liigu edasi: inimesed käivad sammude vahel ringi, ilma et midagi "
                          "võtaks aega"
                        : "time does not pass: people go round between steps, and nothing takes "
                          "time";
    } else if (status == TKD_ERR_LIMIT) {
        text = estonian ? "keegi käib ühel sammul üle miljoni korra: kontrolli kordumisi"
                        : "somebody visits one step more than a million times: look at the reworks";
    }
    return TKD_FAIL(err, status, error->place, "%s", text);
}

tkd_status tkd_study_replicate(tkd_study *study, const tkd_case_ready *ready,
                               tkd_run_options run_options, tkd_replicated_fn *replicated,
                               void *context, uint32_t *used, tkd_error *err)
{
    tkd_crew crew = {.study = study,
                     .ready = ready,
                     .run_options = run_options,
                     .replicated = replicated,
                     .context = context,
                     .next = study->first,
                     .taken = study->first,
                     .cut = UINT32_MAX,
                     .mutex = PTHREAD_MUTEX_INITIALIZER,
                     .turn = PTHREAD_COND_INITIALIZER};
    pthread_t threads[256];
    uint32_t others = 0;
    const uint32_t wanted = thread_count(study);

    while (others + 1 < wanted && pthread_create(&threads[others], NULL, thread_main, &crew) == 0) {
        others++;
    }
    work(&crew, true);
    for (uint32_t i = 0; i < others; i++) {
        (void)pthread_join(threads[i], NULL);
    }
    study->done += study->weight;
    study->cut = study->cut || (crew.stopped && crew.taken < study->replications);
    *used = crew.taken;
    if (crew.status != TKD_OK) {
        return explain(study, crew.status, &crew.error, err);
    }
    return TKD_OK;
}
