texts! {
}
