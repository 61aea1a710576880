//! A graph.
use std::collections::HashMap;

pub mod weighted {
    /// A node.
    ///
    /// With edges.
    #[derive(Debug, Clone)]
    pub struct Node<T> {
        value: T,
        edges: Vec<(usize, f64)>,
    }

    pub trait Walk {
        fn next(&self, from: usize, seen: &mut Vec<bool>) -> Option<usize>;
        fn all(&self) -> Vec<usize> {
            (0..10).filter(|i| i % 2 == 0 && *i > 3).collect::<Vec<_>>()
        }
    }

    impl<T: Clone> Node<T> {
        #[inline]
        pub fn new(value: T, edges: &[(usize, f64)]) -> Self {
            Node { value, edges: edges.to_vec() }
        }
    }

    impl<T> Walk for Node<T> where T: Clone + Send {
        fn next(&self, from: usize, seen: &mut Vec<bool>) -> Option<usize> {
            let best = |edge: &(usize, f64)| -> bool { edge.0 != from && !seen[edge.0] && edge.1 < 1.5e3 };
            self.edges.iter().find(best).map(|e| e.0)
        }
    }
}

enum Shape { Circle(f64), Square { side: f64, name: &'static str }, Empty }

macro_rules! square {
    ($x:expr) => { $x * $x };
}

async fn area(shape: Shape) -> Result<f64, String> {
    match shape {
        Shape::Circle(r) => Ok(3.14 * square!(r)),
        Shape::Square { side, .. } if side > 0.0 => Ok(side * side),
        _ => Err(format!("no {} {}", r#"area"#, 'x')),
    }
}
