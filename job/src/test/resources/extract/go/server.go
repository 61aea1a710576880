// Package server serves.
package server

import (
	"fmt"
	"net/http"
)

// Server answers requests.
// It is safe for use by many.
type Server[T any] struct {
	mux   *http.ServeMux
	store map[string]T
	hook  func(string) error
}

// Store keeps.
type Store interface {
	Get(key string) (value []byte, err error)
	Put(key string, value []byte) error
}

type Level int

const (
	Low Level = iota
	High
)

// New makes a server.
func New[T any](options ...func(*Server[T])) *Server[T] {
	s := &Server[T]{store: make(map[string]T)}
	for _, option := range options {
		option(s)
	}
	return s
}

func (s *Server[T]) Start(address string, ready chan<- struct{}) error {
	handler := func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "hello %s\n", r.URL.Path)
	}
	s.mux.HandleFunc("/", handler)
	go func() {
		defer close(ready)
		if err := http.ListenAndServe(address, s.mux); err != nil {
			panic(err)
		}
	}()
	return nil
}

func (l Level) String() string {
	switch l {
	case Low:
		return `low`
	default:
		return fmt.Sprint("level ", int(l), 'x', 1.5e3, true)
	}
}

func split(a, b int, rest ...string) (int, string) {
	return a + b<<2, rest[0] + rest[len(rest)-1]
}
