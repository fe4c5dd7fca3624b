/* Loaded before a program (LD_PRELOAD), tells ThreadSanitizer what libgomp promises: what its caller did before a parallel region
 * is seen inside, what was done before a barrier is seen after it, what was done inside is seen by its caller. libgomp is not
 * instrumented and waits without pthreads, so every region of ours would be reported; races between the threads of one still are. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* Of ThreadSanitizer; not there in a program that was built without. */
extern void __tsan_acquire(void* address) __attribute__((weak));
extern void __tsan_release(void* address) __attribute__((weak));

typedef void Body(void*);

struct region {
  Body* body;
  void* data;
  char begun, met, ended; /* only their addresses are used */
};

static __thread struct region* inside; /* the innermost one of this thread */

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void within(void* argument) {
  struct region* const around = inside;
  inside = argument;
  __tsan_acquire(&inside->begun);
  inside->body(inside->data);
  __tsan_release(&inside->ended);
  inside = around;
}

void GOMP_parallel(Body* body, void* data, unsigned threads, unsigned flags) {
  if (__tsan_acquire == NULL || __tsan_release == NULL) {
    NEXT(GOMP_parallel)(body, data, threads, flags);
    return;
  }
  struct region region = {.body = body, .data = data};
  __tsan_release(&region.begun);
  NEXT(GOMP_parallel)(within, &region, threads, flags);
  __tsan_acquire(&region.ended);
}

static void meet(void (*wait)(void)) {
  struct region* const team = inside;
  if (team != NULL) __tsan_release(&team->met);
  wait();
  if (team != NULL) __tsan_acquire(&team->met);
}

void GOMP_barrier(void) { meet(NEXT(GOMP_barrier)); }
void GOMP_loop_end(void) { meet(NEXT(GOMP_loop_end)); }

/* OpenBLAS wakes threads of its own in ways that are not seen, and they clear memory by memset(), which is: it gets none, however
 * the program asks for them. */
char* getenv(const char* name) {
  static char one[] = "1";
  return strcmp(name, "OPENBLAS_NUM_THREADS") == 0 ? one : secure_getenv(name);
}
void openblas_set_num_threads(int threads) { (void)threads; }
