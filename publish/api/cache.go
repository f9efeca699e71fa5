package api

import (
	"container/list"
	"sync"
)

// cache keeps the values used last, up to a sum of weights.
type cache[K comparable, V any] struct {
	mu           sync.Mutex
	limit, total int
	order        *list.List // of *kept, the last used first
	at           map[K]*list.Element
}

type kept[K comparable, V any] struct {
	key    K
	value  V
	weight int
}

func newCache[K comparable, V any](limit int) *cache[K, V] {
	return &cache[K, V]{limit: limit, order: list.New(), at: map[K]*list.Element{}}
}

func (c *cache[K, V]) get(key K) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.at[key]
	if e == nil {
		return v, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*kept[K, V]).value, true
}

// put keeps a value; one that is heavier than a quarter of the limit is not kept.
func (c *cache[K, V]) put(key K, v V, weight int) {
	if weight > c.limit/4 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.at[key]; e != nil {
		c.drop(e)
	}
	c.at[key] = c.order.PushFront(&kept[K, V]{key, v, weight})
	c.total += weight
	for c.total > c.limit {
		c.drop(c.order.Back())
	}
}

func (c *cache[K, V]) drop(e *list.Element) {
	k := c.order.Remove(e).(*kept[K, V])
	delete(c.at, k.key)
	c.total -= k.weight
}
